/** What belongs to an installation of Portage, and not to Portage. */
@NullMarked
package dev.portage.dist;

import org.jspecify.annotations.NullMarked;
