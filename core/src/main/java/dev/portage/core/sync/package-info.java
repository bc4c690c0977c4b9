/** Brings a target from one kept state of its source to another, at a cost in proportion to what has changed. */
@NullMarked
package dev.portage.core.sync;

import org.jspecify.annotations.NullMarked;
