/** What users can choose, parsed and typed. */
@NullMarked
package dev.portage.api.config;

import org.jspecify.annotations.NullMarked;
