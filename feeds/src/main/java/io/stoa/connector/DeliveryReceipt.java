package io.stoa.connector;

/**
 * @param location where it is now, for people: a path, an address; no secrets
 * @param bytes how much was taken over
 */
public record DeliveryReceipt(String location, long bytes) {}
