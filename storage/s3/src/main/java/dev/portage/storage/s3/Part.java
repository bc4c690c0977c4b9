package dev.portage.storage.s3;

import dev.portage.api.storage.Checksum;
import java.util.Optional;

/**
 * A part of an upload that has reached the store.
 *
 * @param number from 1 on; parts are joined in the order of their numbers
 * @param tag the store's name for its content
 * @param length bytes
 * @param sum of its content, if the store has confirmed it
 */
record Part(int number, String tag, long length, Optional<Checksum> sum) {}
