/** The units of work, as records that can be written down. */
@NullMarked
package dev.portage.core.task;

import org.jspecify.annotations.NullMarked;
