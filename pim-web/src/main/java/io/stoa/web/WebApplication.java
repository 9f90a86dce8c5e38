package io.stoa.web;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The Spring configuration; {@link WebServer} starts it around an open node. */
@SpringBootApplication(proxyBeanMethods = false)
class WebApplication {}
