/**
 * Data sets as their authors publish them, and how to fetch them: resumable, checked, never
 * overwriting. Knows no format.
 */
package io.spectracast.fetch;
