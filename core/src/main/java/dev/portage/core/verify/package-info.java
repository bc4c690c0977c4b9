/** Checksums in passing, and the proof that what arrived is what left. */
@NullMarked
package dev.portage.core.verify;

import org.jspecify.annotations.NullMarked;
