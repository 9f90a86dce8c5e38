package io.stoa.connectors.sftp;

import io.stoa.connector.DeliveryException;
import io.stoa.connectors.network.AllowedHosts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/**
 * One signed-in connection. Nothing of this machine's user takes part in it: no keys, configuration
 * or agent from the home directory.
 */
final class SftpSession implements AutoCloseable {
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(2);

  private final SshClient ssh;
  private final SftpClient sftp;

  private SftpSession(SshClient ssh, SftpClient sftp) {
    this.ssh = ssh;
    this.sftp = sftp;
  }

  static SftpSession open(SftpSettings settings, AllowedHosts allowed) throws DeliveryException {
    InetSocketAddress address =
        new InetSocketAddress(allowed.resolve(settings.host()), settings.port());
    HostKeyPins pins = new HostKeyPins(settings.hostKeys());
    SshClient ssh = client(settings.endurance().timeout(), pins);
    try {
      ssh.start();
      return new SftpSession(ssh, signIn(settings, connect(settings, ssh, address), pins));
    } catch (DeliveryException | RuntimeException e) {
      ssh.stop();
      throw e;
    }
  }

  SftpClient files() {
    return sftp;
  }

  @Override
  public void close() {
    try {
      sftp.close();
      // Said properly: servers log a broken connection as a failure.
      sftp.getClientSession().close(false).await(LONGEST_GOODBYE);
    } catch (IOException e) {
      // The server hung up first; what was to be done is done or has failed already.
    } finally {
      ssh.stop();
    }
  }

  private static ClientSession connect(
      SftpSettings settings, SshClient ssh, InetSocketAddress address) throws DeliveryException {
    try {
      return ssh.connect(settings.user(), address)
          .verify(settings.endurance().timeout())
          .getSession();
    } catch (IOException e) {
      throw SftpFailure.connecting(settings, e);
    }
  }

  private static SftpClient signIn(SftpSettings settings, ClientSession session, HostKeyPins pins)
      throws DeliveryException {
    settings.privateKey().ifPresent(session::addPublicKeyIdentity);
    settings.password().ifPresent(session::addPasswordIdentity);
    try {
      session.auth().verify(settings.endurance().timeout());
    } catch (IOException e) {
      throw pins.refusal().orElseGet(() -> SftpFailure.signingIn(settings, e));
    }
    try {
      return SftpClientFactory.instance().createSftpClient(session);
    } catch (IOException e) {
      throw SftpFailure.working("The server offers no file transfer", e);
    }
  }

  private static SshClient client(Duration timeout, HostKeyPins pins) {
    SshClient ssh = SshClient.setUpDefaultClient();
    ssh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    ssh.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    ssh.setAgentFactory(null);
    ssh.setServerKeyVerifier(pins);
    CoreModuleProperties.NIO_WORKERS.set(ssh, 2);
    CoreModuleProperties.IO_CONNECT_TIMEOUT.set(ssh, timeout);
    CoreModuleProperties.AUTH_TIMEOUT.set(ssh, timeout);
    CoreModuleProperties.IDLE_TIMEOUT.set(ssh, timeout);
    CoreModuleProperties.NIO2_READ_TIMEOUT.set(ssh, timeout.plusSeconds(1));
    CoreModuleProperties.CHANNEL_OPEN_TIMEOUT.set(ssh, timeout);
    CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(ssh, timeout);
    CoreModuleProperties.WINDOW_TIMEOUT.set(ssh, timeout);
    SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(ssh, timeout);
    return ssh;
  }
}
