/** Shops in WeChat (微信小店), through the interface of WeChat Channels' e-commerce. */
@NullMarked
package io.stoa.connectors.wechat;

import org.jspecify.annotations.NullMarked;
