package io.spectracast.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** A server's answer to the request for a file from some byte on (RFC 9110, section 14). */
final class Answer implements AutoCloseable {

  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

  private final URI address;
  private final HttpURLConnection connection;
  private final InputStream body;
  private final long offset;
  private final long total; // −1 where the server does not say

  private Answer(
      URI address, HttpURLConnection connection, InputStream body, long offset, long total) {
    this.address = address;
    this.connection = connection;
    this.body = body;
    this.offset = offset;
    this.total = total;
  }

  /**
   * Asks for a file.
   *
   * @param from the first byte wanted; a server may begin at 0 all the same
   */
  static Answer ask(URI address, long from, Patience patience) throws FetchException {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout((int) patience.timeout().toMillis());
      connection.setReadTimeout((int) patience.timeout().toMillis());
      connection.setRequestProperty("Accept-Encoding", "identity");
      if (from > 0) {
        connection.setRequestProperty("Range", "bytes=" + from + "-");
      }
      return answer(address, connection, from, patience);
    } catch (IOException e) {
      throw unreachable(address, e);
    }
  }

  private static Answer answer(
      URI address, HttpURLConnection connection, long from, Patience patience) throws IOException {
    int status = connection.getResponseCode();
    if (status == HttpURLConnection.HTTP_OK) {
      long length = connection.getContentLengthLong();
      return new Answer(address, connection, connection.getInputStream(), 0, length);
    }
    if (status == HttpURLConnection.HTTP_PARTIAL && from > 0) {
      long[] range = range(address, connection, from);
      return new Answer(address, connection, connection.getInputStream(), range[0], range[1]);
    }
    connection.disconnect();
    if (status == RANGE_NOT_SATISFIABLE && from > 0) {
      return ask(address, 0, patience);
    }
    String problem = "answer must be 200 or 206, was " + status;
    if (status >= SERVER_ERRORS || status == TOO_MANY_REQUESTS) {
      throw FetchException.passing(address, problem, null);
    }
    throw new FetchException(address, problem);
  }

  private static long[] range(URI address, HttpURLConnection connection, long from)
      throws FetchException {
    String field = connection.getHeaderField("Content-Range");
    Matcher matcher = CONTENT_RANGE.matcher(field == null ? "" : field);
    if (!matcher.matches() || !matcher.group(1).equals(Long.toString(from))) {
      connection.disconnect();
      throw new FetchException(
          address, "Content-Range must be bytes %d-…/…, was '%s'".formatted(from, field));
    }
    String total = matcher.group(2);
    return new long[] {from, total.matches("\\d{1,18}") ? Long.parseLong(total) : -1};
  }

  private static FetchException unreachable(URI address, IOException e) {
    if (e instanceof FetchException told) {
      return told;
    }
    if (e instanceof UnknownHostException) {
      return unreachable(address, "its name is not known here", e);
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return unreachable(address, e.getMessage(), e);
    }
    if (e instanceof SSLException) {
      return new FetchException(
          address, "connection must be secure, was not: " + e.getMessage(), e);
    }
    String problem = e instanceof SocketTimeoutException ? "no answer in time" : e.getMessage();
    return FetchException.passing(address, "server must answer, was silent: " + problem, e);
  }

  private static FetchException unreachable(URI address, String reason, IOException e) {
    return new FetchException(
        address,
        "server %s must be reachable, was not: %s; without a network, put the file in place by hand"
            .formatted(address.getHost(), reason),
        e);
  }

  /** Refuses a server that says it has another length than the published one. */
  void requireTotal(long bytes) throws FetchException {
    if (total >= 0 && total != bytes) {
      throw new FetchException(address, "content must be %d bytes, was %d".formatted(bytes, total));
    }
  }

  /** Where the content begins. */
  long offset() {
    return offset;
  }

  /** Reads what has arrived; −1 at the end. */
  int read(byte[] buffer) throws FetchException {
    try {
      return body.read(buffer);
    } catch (IOException e) {
      String problem = e instanceof SocketTimeoutException ? "no more in time" : e.getMessage();
      throw FetchException.passing(
          address,
          "content must arrive whole, was broken off: %s; run again to go on".formatted(problem),
          e);
    }
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
