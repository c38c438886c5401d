// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {ICommonsRegistry} from "../../interfaces/ICommonsRegistry.sol";
import {IMembership} from "../../interfaces/IMembership.sol";
import {IReputation} from "../../interfaces/IReputation.sol";

/// @notice What any ballot box is bound to for its life.
/// @param membership Who may vote.
/// @param registry Who administers which commons.
/// @param reputation How much an advisory vote weighs.
/// @param accessManager Who is guardian.
/// @param forwarder Brings calls of people without funds (ERC-2771).
/// @param boxNumber Its range of ballot numbers, from 0; another one for each box beside the same registry.
/// @param minDuration Shortest time from a ballot's start to its end, in seconds.
/// @param maxDuration Longest time from a ballot's start to its end, in seconds.
/// @param maxLead Longest time from now to the start of a scheduled ballot, in seconds.
struct BoxSettings {
    IMembership membership;
    ICommonsRegistry registry;
    IReputation reputation;
    IAccessManager accessManager;
    address forwarder;
    uint32 boxNumber;
    uint48 minDuration;
    uint48 maxDuration;
    uint48 maxLead;
}
