package io.stoa.connectors.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes TLS sockets that insist on a certificate for the host they name (RFC 2818). */
public final class IdentifyingSockets extends SSLSocketFactory {
  private final SSLContext context;

  IdentifyingSockets(SSLContext context) {
    this.context = context;
  }

  public SSLContext context() {
    return context;
  }

  /**
   * TLS over a connection that stands, the handshake done. The connection ends when that fails.
   *
   * @param host whom the certificate has to name
   */
  public SSLSocket over(Socket plain, String host, int port) throws IOException {
    SSLSocket socket = (SSLSocket) createSocket(plain, host, port, true);
    try {
      socket.setUseClientMode(true);
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public Socket createSocket(Socket plain, String host, int port, boolean close)
      throws IOException {
    return identifying(context.getSocketFactory().createSocket(plain, host, port, close));
  }

  @Override
  public Socket createSocket() throws IOException {
    return identifying(context.getSocketFactory().createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return identifying(context.getSocketFactory().createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return identifying(context.getSocketFactory().createSocket(host, port, from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return identifying(context.getSocketFactory().createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return identifying(context.getSocketFactory().createSocket(host, port, from, fromPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return context.getSocketFactory().getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return context.getSocketFactory().getSupportedCipherSuites();
  }

  private static Socket identifying(Socket socket) {
    SSLSocket secure = (SSLSocket) socket;
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    return secure;
  }
}
