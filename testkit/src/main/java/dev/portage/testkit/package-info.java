/**
 * What tests of stores share: the contract that every {@link dev.portage.api.storage.Storage} keeps, faults on
 * command, trees made at random and a clock that stands still.
 */
@NullMarked
package dev.portage.testkit;

import org.jspecify.annotations.NullMarked;
