/** The rules of the house. A rule that stands in the way of a reader is changed here, with its reason, not worked around. */
@NullMarked
package dev.portage.architecture;

import org.jspecify.annotations.NullMarked;
