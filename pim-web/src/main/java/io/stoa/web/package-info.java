/** The Spring Boot application: starts the server and hands the node's parts to the controllers. */
@NullMarked
package io.stoa.web;

import org.jspecify.annotations.NullMarked;
