/** The operations: copy, check, and the jobs that were run. */
@NullMarked
package dev.portage.core;

import org.jspecify.annotations.NullMarked;
