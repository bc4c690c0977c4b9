@NullMarked
package dev.portage.connector.cosn;

import org.jspecify.annotations.NullMarked;
