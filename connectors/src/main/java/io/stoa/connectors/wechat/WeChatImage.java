package io.stoa.connectors.wechat;

import io.stoa.connectors.exchange.Content;
import io.stoa.digest.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import me.chanjar.weixin.common.bean.CommonUploadParam;

/**
 * An image as WeChat takes it.
 *
 * @param hash SHA-256 of the bytes
 */
record WeChatImage(Content bytes, String format, int width, int height, String hash) {
  static final int MOST_BYTES = 10 * 1024 * 1024;

  /** The image; empty when the bytes are none that can be read. */
  static Optional<WeChatImage> of(Content bytes) {
    try (ImageInputStream in =
        ImageIO.createImageInputStream(new ByteArrayInputStream(bytes.bytes()))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return Optional.of(
            new WeChatImage(
                bytes,
                reader.getFormatName().toLowerCase(java.util.Locale.ROOT),
                reader.getWidth(0),
                reader.getHeight(0),
                Sha256.hex(bytes.bytes())));
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The image as the file {@code media} of a form. */
  CommonUploadParam form() {
    String ending = format.equals("jpeg") ? "jpg" : format;
    return CommonUploadParam.fromBytes(
        "media", hash.substring(0, 16) + "." + ending, bytes.bytes());
  }
}
