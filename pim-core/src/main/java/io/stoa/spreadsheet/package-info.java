/** Tables in files: CSV and XLSX read and written row by row, ZIP archives unpacked safely. */
@NullMarked
package io.stoa.spreadsheet;

import org.jspecify.annotations.NullMarked;
