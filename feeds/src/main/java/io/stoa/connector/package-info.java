/**
 * What a destination must offer so that feeds can be delivered to it: the connector SPI. Each
 * connector is a package of the {@code connectors} module and passes {@code ConnectorContract}.
 */
@NullMarked
package io.stoa.connector;

import org.jspecify.annotations.NullMarked;
