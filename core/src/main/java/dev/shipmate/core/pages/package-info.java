/** The pages of administrators: grants, logs, plugins, accounts. What they do is done by the stores; they only show and ask. */
@NullMarked
package dev.shipmate.core.pages;

import org.jspecify.annotations.NullMarked;
