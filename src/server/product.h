#pragma once

// The product out of an Application: every domain module, made in the order in which they need
// each other, and the threads that belong to them. `serve` runs it; commands use its parts.

#include <condition_variable>
#include <deque>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "agreements/routes.h"
#include "consents/routes.h"
#include "crypto/key_ring.h"
#include "forms/routes.h"
#include "law/profiles.h"
#include "lawbook/routes.h"
#include "ledger/routes.h"
#include "pages/pages.h"
#include "server/anchor_files.h"
#include "server/application.h"
#include "staff/authenticator.h"
#include "staff/directory.h"
#include "staff/routes.h"
#include "system/key_files.h"
#include "workspaces/routes.h"

namespace placet::server {

// Runs short work that may block, on one thread, in order.
class Later {
public:
    void run();
    void stop();
    void add(std::function<void()> work);  // any thread

private:
    std::mutex mutex_;  // guards the two below
    std::condition_variable wake_;
    std::deque<std::function<void()>> queue_;
    bool stopping_ = false;
};

// Built once and never moved: its parts hold references to each other.
class Product {
public:
    // `app` outlives the product.
    static Result<std::unique_ptr<Product>> make(Application& app);
    Product(const Product&) = delete;
    ~Product() { stop(); }

    // The threads that append and find; commands that write need them, too.
    void start();
    void stop();

    // A workspace needs a log. Repeatable.
    Result<void> open_workspace(std::int64_t workspace);

    http::Routes routes();

    Application& app;
    std::unique_ptr<system::FileKeys> key_files;
    std::unique_ptr<crypto::KeyRing> ring;
    FileAnchor anchor;
    ledger::Logs logs;
    ledger::Heads heads;
    ledger::Sequencer sequencer;
    subjects::Finder finder;
    law::Profiles profiles;
    law::Calendars calendars;
    lawbook::Words law_words;
    lawbook::Book book;
    agreements::TextLibrary library;
    pages::Renderer renderer;
    forms::Presets presets;
    Later later;

    staff::Directory directory;
    workspaces::Ports workspace_ports;
    staff::Ports staff_ports;
    staff::Authenticator authenticator;
    lawbook::Ports lawbook_ports;
    agreements::Ports agreement_ports;
    consents::Ports consent_ports;
    consents::RoutePorts consent_routes;
    ledger::RoutePorts ledger_routes;
    forms::Ports form_ports;
    forms::PublishedForms published_forms;
    forms::RoutePorts form_routes;

private:
    struct Parts;
    Product(Application& application, Parts parts);

    std::vector<std::thread> threads_;
};

}  // namespace placet::server
