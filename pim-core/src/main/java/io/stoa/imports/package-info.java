/**
 * Catalogues from spreadsheets into the repository. {@link io.stoa.imports.ImportCatalog} takes a
 * file, folder or archive in Akeneo's file grammar and imports what it finds in dependency order;
 * rows that fail come back as files that can be corrected and imported again.
 */
@NullMarked
package io.stoa.imports;

import org.jspecify.annotations.NullMarked;
