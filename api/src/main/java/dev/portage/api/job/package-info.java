/** Jobs as programs describe them, and what becomes of them. */
@NullMarked
package dev.portage.api.job;

import org.jspecify.annotations.NullMarked;
