/**
 * The search index in an Elasticsearch cluster, for several nodes that share it. Only core features
 * are used: no scripts, no analysers beyond what terms need.
 */
@NullMarked
package io.stoa.search.elasticsearch;

import org.jspecify.annotations.NullMarked;
