/** What every module shares: errors that say what to do, and sizes that carry their unit. */
@NullMarked
package dev.portage.api;

import org.jspecify.annotations.NullMarked;
