/** The Webex platform: signed notifications in, Markdown and cards out. */
@NullMarked
package dev.shipmate.plugins.webex;

import org.jspecify.annotations.NullMarked;
