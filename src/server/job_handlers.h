#pragma once

// Which job kind is done by whom, and what recurs. A module that enqueues has its line here.

#include <vector>

#include "jobs/jobs.h"
#include "server/product.h"

namespace placet::server {

// The product outlives the handlers.
jobs::Handlers job_handlers(Product& product);
std::vector<jobs::Schedule> job_schedules();

}  // namespace placet::server
