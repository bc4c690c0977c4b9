/** Sequences that need not fit into memory. */
@NullMarked
package dev.portage.core.spool;

import org.jspecify.annotations.NullMarked;
