/** Walks source and target side by side and decides what is to be done with each entry. */
@NullMarked
package dev.portage.core.plan;

import org.jspecify.annotations.NullMarked;
