package io.spectracast.fetch;

import java.util.List;

/**
 * A data set as it is published.
 *
 * @param name one word
 * @param description what it is
 * @param licence under which it may be used, as its authors state it
 * @param use how to name it as a source of data, with {@code DIR} for the folder it is fetched to
 * @param files all its files, from one place
 */
public record PublishedSet(
    String name, String description, String licence, String use, List<PublishedFile> files) {

  public PublishedSet {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("files must be at least one, was none");
    }
  }

  /** The length of all files together. */
  public long bytes() {
    return files.stream().mapToLong(PublishedFile::bytes).sum();
  }

  /** The address of the folder that the files are published in. */
  public String source() {
    String first = files.get(0).address().toString();
    return first.substring(0, first.lastIndexOf('/') + 1);
  }

  /** The same set from another folder's address. */
  public PublishedSet from(String base) {
    List<PublishedFile> moved = files.stream().map(file -> file.from(base)).toList();
    return new PublishedSet(name, description, licence, use, moved);
  }
}
