/** Carries tasks out: engines, the task runner, limits. */
@NullMarked
package dev.portage.core.run;

import org.jspecify.annotations.NullMarked;
