@NullMarked
package dev.portage.distcp;

import org.jspecify.annotations.NullMarked;
