/** Which machines connectors may talk to: public ones, and those the operator allows. */
@NullMarked
package io.stoa.connectors.network;

import org.jspecify.annotations.NullMarked;
