package io.spectracast.fetch;

/** Is told how far a file is. */
@FunctionalInterface
public interface FetchProgress {

  /** Of this many bytes in all, so many are here, those of earlier tries included. */
  void received(long bytes, long total);
}
