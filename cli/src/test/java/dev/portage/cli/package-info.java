/** Tests of the command line's parts; what users see of them is tested with the packed program. */
@NullMarked
package dev.portage.cli;

import org.jspecify.annotations.NullMarked;
