/** Tests of the programs that start Portage, and of the distribution as it is shipped. */
@NullMarked
package dev.portage.dist;

import org.jspecify.annotations.NullMarked;
