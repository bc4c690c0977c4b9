/** What has been planned and what has finished, on disk. */
@NullMarked
package dev.portage.core.journal;

import org.jspecify.annotations.NullMarked;
