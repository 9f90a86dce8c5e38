/** The document store on MongoDB: replica set or sharded cluster, documents a person can read. */
@NullMarked
package io.stoa.store.mongo;

import org.jspecify.annotations.NullMarked;
