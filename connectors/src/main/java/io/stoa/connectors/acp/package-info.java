/** Products for assistants, by the Feed API of the Agentic Commerce Protocol. */
@NullMarked
package io.stoa.connectors.acp;

import org.jspecify.annotations.NullMarked;
