package dev.portage.core;

import dev.portage.api.config.Comparison;
import dev.portage.api.config.Filters;
import dev.portage.api.config.Limits;

/**
 * A comparison that a user asks for.
 *
 * @param source an address
 * @param target an address
 * @param comparison how to tell whether two files are the same; {@code AUTO} means by checksum
 */
public record CheckRequest(String source, String target, Comparison comparison, Filters filters, Limits limits) {}
