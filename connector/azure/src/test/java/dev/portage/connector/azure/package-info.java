@NullMarked
package dev.portage.connector.azure;

import org.jspecify.annotations.NullMarked;
