/** The one database behind every store: opening it, bringing its schema up to date, closing it. */
@NullMarked
package dev.shipmate.core.database;

import org.jspecify.annotations.NullMarked;
