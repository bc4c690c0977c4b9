/**
 * A file store as the engine sees it: entries that can be listed and read, files that are staged and then published,
 * and capabilities that a store may or may not have.
 */
@NullMarked
package dev.portage.api.storage;

import org.jspecify.annotations.NullMarked;
