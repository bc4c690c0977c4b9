/** What users can choose, parsed and typed. */
@NullMarked
package dev.portage.core.config;

import org.jspecify.annotations.NullMarked;
