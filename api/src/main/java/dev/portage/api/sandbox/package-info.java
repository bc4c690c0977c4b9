/** Stores that run inside this process, to try Portage without a cluster. */
@NullMarked
package dev.portage.api.sandbox;

import org.jspecify.annotations.NullMarked;
