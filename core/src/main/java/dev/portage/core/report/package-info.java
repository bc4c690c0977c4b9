/** What happened, for people and for programs. */
@NullMarked
package dev.portage.core.report;

import org.jspecify.annotations.NullMarked;
