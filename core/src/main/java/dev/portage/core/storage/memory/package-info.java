/** A store in the memory of the process, for tests and simulations. */
@NullMarked
package dev.portage.core.storage.memory;

import org.jspecify.annotations.NullMarked;
