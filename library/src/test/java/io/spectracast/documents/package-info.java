/** What the tests of several packages read: the project's own pages, and shared files. */
package io.spectracast.documents;
