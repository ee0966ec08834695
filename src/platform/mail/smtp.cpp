// The one file that knows libcurl.
#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <mutex>

#include "base/check.h"
#include "platform/mail/sender.h"

namespace concert::mail {
namespace {

struct CloseHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// What one transfer reads from and what it has come to. libcurl's codes do not tell a sender that is refused from a
// recipient that is; the last command that went out does.
struct Progress {
  std::string_view left; // of the message
  Step step = Step::connecting;
};

std::size_t give(char* into, std::size_t size, std::size_t count, void* context) {
  auto& left = static_cast<Progress*>(context)->left;
  const auto taken = std::min(size * count, left.size());
  std::memcpy(into, left.data(), taken);
  left.remove_prefix(taken);
  return taken;
}

int watch(CURL*, curl_infotype kind, char* data, std::size_t size, void* context) {
  if (kind != CURLINFO_HEADER_OUT)
    return 0;
  const std::string_view command(data, size);
  auto& step = static_cast<Progress*>(context)->step;
  if (command.starts_with("STARTTLS"))
    step = Step::securing;
  else if (command.starts_with("AUTH "))
    step = Step::signing_in;
  else if (command.starts_with("MAIL "))
    step = Step::sender;
  else if (command.starts_with("RCPT "))
    step = Step::recipient;
  else if (command.starts_with("DATA"))
    step = Step::content;
  return 0;
}

Failure failure_of(CURLcode code, Step step, int reply) {
  switch (code) {
  case CURLE_USE_SSL_FAILED:
  case CURLE_SSL_CONNECT_ERROR:
  case CURLE_PEER_FAILED_VERIFICATION:
  case CURLE_SSL_CACERT_BADFILE:
  case CURLE_SSL_ISSUER_ERROR:
  case CURLE_SSL_CERTPROBLEM:
  case CURLE_SSL_CIPHER:
    return {FailureKind::temporary, Step::securing, 0};
  case CURLE_LOGIN_DENIED:
  case CURLE_AUTH_ERROR:
    return {FailureKind::temporary, Step::signing_in, reply};
  default:
    break;
  }
  // Only what is said of this mail and its mailbox condemns it. A refused sender is a setting that somebody will put
  // right, except where it is the size, which goes out together with it.
  const bool of_this_mail = step == Step::recipient || step == Step::content || (step == Step::sender && reply == 552);
  const bool refused = reply >= 500 && reply < 600;
  return {refused && of_this_mail ? FailureKind::permanent : FailureKind::temporary, step, reply >= 400 ? reply : 0};
}

class SmtpSender final : public Sender {
public:
  explicit SmtpSender(SmtpOptions options) : options_(std::move(options)) {
    check(!options_.host.empty() && options_.host.find_first_of("/@?# \r\n") == std::string::npos, "a host is a name");
    check(options_.user.empty() || options_.security != Security::none, "no password without TLS");
    const bool is_ipv6 = options_.host.find(':') != std::string::npos;
    url_ = options_.security == Security::tls ? "smtps://" : "smtp://";
    url_ += is_ipv6 ? "[" + options_.host + "]" : options_.host;
    // The path is the name that we greet with. PRIVACY: the domain of our address, not the name of this machine.
    url_ += ":" + std::to_string(options_.port) + "/" + std::string(options_.author.address.domain());
    static std::once_flag once;
    std::call_once(once, [] { check(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK, "libcurl starts"); });
  }

  bool delivers() const override { return true; }

  Result<Outcome> send(const Message& message) override {
    const auto wire = TRY(wire_of(message, options_.author));
    Progress progress{wire};
    const std::unique_ptr<CURL, CloseHandle> handle(curl_easy_init());
    std::unique_ptr<curl_slist, CloseHandle> to(curl_slist_append(nullptr, message.to.text().c_str()));
    check(handle != nullptr && to != nullptr, "libcurl has memory");
    prepare(handle.get(), progress, wire.size());
    curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, to.get());
    const auto code = curl_easy_perform(handle.get());
    if (code == CURLE_OK)
      return Outcome::taken;
    long reply = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &reply);
    throw failure_of(code, progress.step, static_cast<int>(reply));
  }

private:
  void prepare(CURL* handle, Progress& progress, std::size_t size) const {
    const auto& author = options_.author.address.text();
    bool known = true; // an option that this libcurl lacks must not silently not apply
    const auto set = [&](CURLoption option, auto value) {
      known = curl_easy_setopt(handle, option, value) == CURLE_OK && known;
    };
    set(CURLOPT_URL, url_.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, ""); // whatever the environment says
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connecting.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(options_.all.count()));
    // How long it waits for the answer to its farewell, which is not part of the transfer; otherwise two minutes.
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>((options_.all.count() + 999) / 1000));
    if (options_.security == Security::starttls)
      set(CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (!options_.trusted.empty()) {
      set(CURLOPT_CAINFO, options_.trusted.c_str());
      set(CURLOPT_CAPATH, static_cast<const char*>(nullptr)); // instead of the system's, not beside them
    }
    if (!options_.user.empty()) {
      set(CURLOPT_USERNAME, options_.user.c_str());
      set(CURLOPT_PASSWORD, options_.password.c_str());
    }
    set(CURLOPT_MAIL_FROM, author.c_str());
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(size)); // a server that finds it too large says so at once
    set(CURLOPT_READFUNCTION, &give);
    set(CURLOPT_READDATA, &progress);
    set(CURLOPT_VERBOSE, 1L); // PRIVACY: goes to watch() alone, which keeps nothing but the step
    set(CURLOPT_DEBUGFUNCTION, &watch);
    set(CURLOPT_DEBUGDATA, &progress);
    check(known, "libcurl knows every option that mail needs");
  }

  const SmtpOptions options_;
  std::string url_;
};

class NoSender final : public Sender {
public:
  bool delivers() const override { return false; }
  Result<Outcome> send(const Message&) override { return Outcome::discarded; }
};

} // namespace

std::unique_ptr<Sender> smtp_sender(SmtpOptions options) {
  return std::make_unique<SmtpSender>(std::move(options));
}

std::unique_ptr<Sender> no_sender() {
  return std::make_unique<NoSender>();
}

} // namespace concert::mail
