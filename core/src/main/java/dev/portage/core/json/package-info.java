/** The one way in which records are written as JSON. */
@NullMarked
package dev.portage.core.json;

import org.jspecify.annotations.NullMarked;
